// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Figure;
import org.homedomain.api.diagnosis.Statistics;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerHistory;
import org.homedomain.api.peer.PeerRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.metatype.MetaTypeService;

/** Answers questions of the tests, which cannot see the classes of the framework's bundles. */
public final class Probe implements BundleActivator, Function<String, List<String>> {

    private static final String PID = "org.homedomain";

    private BundleContext context;

    @SuppressWarnings("NullAway.Init") // the framework calls start before anything else
    public Probe() {}

    @Override
    public void start(BundleContext started) {
        context = started;
        context.registerService(Function.class.getName(), this, FrameworkUtil.asDictionary(Map.of("probe", "true")));
    }

    @Override
    public void stop(BundleContext stopped) {
        // the framework takes the service back
    }

    @Override
    public List<String> apply(String question) {
        String[] words = question.split(" ", 2);
        return switch (words[0]) {
            case "self" ->
                registries().map(each -> each.view().self()).map(Probe::line).toList();
            case "peers" ->
                registries()
                        .flatMap(each -> each.view().peers().stream())
                        .map(Probe::line)
                        .toList();
            case "own-services" ->
                registries()
                        .flatMap(each -> each.view().self().identity().services().stream())
                        .map(each -> each.name() + ":" + each.port())
                        .toList();
            case "findings" ->
                services(Diagnosis.class)
                        .flatMap(each -> each.examine().stream())
                        .map(Object::toString)
                        .toList();
            case "figures" ->
                services(Statistics.class)
                        .flatMap(each -> each.figures().stream())
                        .filter(each -> each.value() > 0)
                        .map(Figure::name)
                        .toList();
            case "history" ->
                services(PeerHistory.class)
                        .flatMap(each -> each.after(0).stream())
                        .map(each ->
                                each.event().kind() + " " + each.event().peer().name())
                        .toList();
            case "sleep" -> sleep(Duration.parse(words[1]));
            case "metatype" ->
                services(MetaTypeService.class)
                        .flatMap(each -> Stream.of(context.getBundles()).flatMap(bundle -> pids(each, bundle)))
                        .toList();
            case "configure" -> configure(words[1]);
            case "delete-configuration" -> deleteConfiguration();
            default -> throw new IllegalArgumentException(question);
        };
    }

    private List<String> sleep(Duration absence) {
        services(DomainControl.class)
                .forEach(each -> each.sleep(absence).toCompletableFuture().join());
        return List.of();
    }

    private static Stream<String> pids(MetaTypeService metatype, Bundle bundle) {
        return Stream.of(metatype.getMetaTypeInformation(bundle).getPids());
    }

    private static String line(Peer peer) {
        return peer.name() + " " + peer.status() + " "
                + peer.identity().endpoint().port();
    }

    private List<String> configure(String keysAndValues) {
        Map<String, Object> properties = new HashMap<>();
        for (String each : keysAndValues.split(" ", -1)) {
            String[] pair = each.split("=", 2);
            properties.put(pair[0], pair[1]);
        }
        services(ConfigurationAdmin.class).forEach(admin -> {
            try {
                admin.getConfiguration(PID, null).update(FrameworkUtil.asDictionary(properties));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        return List.of();
    }

    private List<String> deleteConfiguration() {
        services(ConfigurationAdmin.class).forEach(admin -> {
            try {
                admin.getConfiguration(PID, null).delete();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        return List.of();
    }

    private Stream<PeerRegistry> registries() {
        return services(PeerRegistry.class);
    }

    private <T> Stream<T> services(Class<T> type) {
        try {
            Collection<ServiceReference<T>> references = context.getServiceReferences(type, null);
            return references.stream().map(context::getService).filter(Objects::nonNull);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
