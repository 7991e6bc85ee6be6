// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** What one look at the places found: which of them counts, and what it holds. Equal looks need not be read twice. */
sealed interface Look {

    /** What counts, as said to a user. */
    String what();

    /** Whether a file counts, readable or not. */
    default boolean isFile() {
        return this instanceof File || this instanceof Unreadable;
    }

    /** A file. */
    record File(Path path, ByteBuffer content) implements Look {

        @Override
        public String what() {
            return "the file " + path;
        }
    }

    /** A file that counts but cannot be read. */
    record Unreadable(Path path, String why) implements Look {

        @Override
        public String what() {
            return "the file " + path;
        }
    }

    /** Nothing was looked at, because there is no folder in which a domain could keep what it knows. */
    record NoDataFolder(Path path, String why) implements Look {

        @Override
        public String what() {
            return "the data folder " + path;
        }
    }

    /** ConfigAdmin. */
    record Properties(Map<String, Object> properties) implements Look {

        public Properties {
            properties = Map.copyOf(properties);
        }

        @Override
        public String what() {
            return "the ConfigAdmin PID " + SettingsPlaces.PID;
        }
    }

    /** Neither. */
    record Defaults() implements Look {

        @Override
        public String what() {
            return "the defaults";
        }
    }
}
