// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

/**
 * What a command said.
 *
 * @param output standard output and standard error, as they came, without colours
 * @param status exit status; 0 is success
 */
record ShellAnswer(String output, int status) {}
