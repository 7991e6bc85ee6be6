// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homedomain.config.internal.reading.Outcome;
import org.homedomain.config.internal.reading.Place;
import org.homedomain.config.internal.reading.Problem;
import org.homedomain.config.internal.reading.Problem.Severity;
import org.homedomain.config.internal.reading.SettingsText;
import org.homedomain.config.internal.reading.Surroundings;

/**
 * Looks at the places and reads what counts.
 *
 * @param places where settings may come from
 * @param surroundings what they take from the machine
 * @param dataFolder without it no settings are of use
 */
record SettingsReader(SettingsPlaces places, Surroundings surroundings, DataFolder dataFolder) {

    Look look(Map<String, Object> properties) {
        return dataFolder
                .claim()
                .<Look>map(why -> new Look.NoDataFolder(dataFolder.path(), why))
                .orElseGet(() -> places.look(properties));
    }

    Outcome read(Look look) {
        if (look instanceof Look.File file) {
            return SettingsText.fromToml(name(file.path()), file.content(), surroundings);
        }
        if (look instanceof Look.Unreadable file) {
            return failed(file.path().toString(), file.why());
        }
        if (look instanceof Look.NoDataFolder folder) {
            return failed(folder.path().toString(), folder.why());
        }
        return SettingsText.fromProperties(
                SettingsPlaces.PID, look instanceof Look.Properties pid ? pid.properties() : Map.of(), surroundings);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Outcome failed(String source, String why) {
        return new Outcome(Optional.empty(), List.of(new Problem(Severity.ERROR, new Place(source, 0, 0), why)));
    }
}
