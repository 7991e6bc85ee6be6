// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import java.util.regex.Pattern;

/**
 * What a Java process takes, in kB.
 *
 * @param resident all of it, with what the collector has not given back and the stacks of idle threads
 * @param heap objects that are used
 * @param metaspace classes that are loaded
 */
record Memory(long resident, long heap, long metaspace) {

    private static final Pattern USED = Pattern.compile("^ *(\\w+).*?\\bused (\\d+)K", Pattern.MULTILINE);

    /** Reads what {@code jcmd GC.heap_info} prints: a line for each part of the heap, then the metaspace and a part of it. */
    static Memory of(long resident, String heapInfo) {
        return new Memory(resident, used(heapInfo, "(?!Metaspace|class).*"), used(heapInfo, "Metaspace"));
    }

    private static long used(String heapInfo, String part) {
        return USED.matcher(heapInfo)
                .results()
                .filter(line -> line.group(1).matches(part))
                .map(line -> line.group(2))
                .mapToLong(Long::parseLong)
                .sum();
    }

    Memory least(Memory other) {
        return new Memory(
                Math.min(resident, other.resident), Math.min(heap, other.heap), Math.min(metaspace, other.metaspace));
    }

    Memory minus(Memory before) {
        return new Memory(resident - before.resident, heap - before.heap, metaspace - before.metaspace);
    }
}
