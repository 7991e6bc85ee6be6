// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.apache.felix.service.command.Function;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.diagnosis.Finding.Severity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:doctor}. It works without a running domain: that is when it is needed most. */
@Component(
        service = Function.class,
        immediate = true,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=doctor",
            "osgi.command.description=" + DoctorCommand.SUMMARY
        })
public final class DoctorCommand extends DomainCommand {

    static final String SUMMARY = "examines this domain and says what to do";

    /** What a diagnosis is allowed by its contract, and something for a busy machine. */
    private static final long BOUND_MILLIS = 3_500;

    private final DomainServices services;
    private final Examination examination;

    @Activate
    public DoctorCommand(@Reference DomainServices services) {
        super(Syntaxes.DOCTOR);
        this.services = services;
        this.examination = new Examination(Executors.newCachedThreadPool(DoctorCommand::thread), BOUND_MILLIS);
    }

    /** Ends its threads; one that a diagnosis holds ends when the diagnosis returns. */
    @Deactivate
    public void close() {
        examination.close();
    }

    @Override
    void run(CommandLine line, Screen screen) {
        List<Finding> findings = new ArrayList<>(examination.run(services.diagnoses(), screen::progress));
        if (services.registryOrNull() == null) {
            findings.add(Finding.fault(
                    "this domain",
                    "It is not running, so it sees nobody and nobody sees it.",
                    "Mend what is reported above, first of all the configuration; a valid configuration starts it."));
        }
        long faults = Report.count(findings, Severity.FAULT);
        if (line.has(CommandSyntax.JSON)) {
            Json.print(findings.stream().map(DoctorCommand::json), screen);
        } else {
            Report.print(findings, screen);
        }
        if (faults > 0) {
            throw line.has(CommandSyntax.JSON)
                    ? CommandException.afterJson()
                    : new CommandException("domain:doctor found " + Report.counted(faults, "fault") + ".");
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "homedomain-doctor");
        thread.setDaemon(true);
        return thread;
    }

    private static JsonObject json(Finding finding) {
        JsonObject json = new JsonObject();
        json.addProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.addProperty("subject", finding.subject());
        json.addProperty("observed", finding.observed());
        json.addProperty("remedy", finding.remedy());
        return json;
    }
}
