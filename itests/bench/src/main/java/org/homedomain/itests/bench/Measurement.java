// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.util.List;

/** How one metric is measured with one system. */
interface Measurement {

    /** All samples of all runs. */
    List<Double> samples(Stage stage, int n, Request request) throws BenchException, InterruptedException;
}
