// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

/**
 * A process that ended.
 *
 * @param status its exit status
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record Finished(int status, String output, String errors) {}
