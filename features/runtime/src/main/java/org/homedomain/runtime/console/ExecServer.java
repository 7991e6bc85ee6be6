// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.felix.service.command.CommandProcessor;
import org.homedomain.runtime.channel.RunningDomain;
import org.homedomain.runtime.channel.RunningDomains;
import org.homedomain.runtime.channel.SocketPlace;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes commands on a socket that only this user can open, and tells where it is. */
@Component(service = ExecServer.class, immediate = true)
public final class ExecServer {

    /** More commands at once than any person runs; each costs three threads. */
    static final int MAX_CLIENTS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(ExecServer.class);

    private final CommandProcessor processor;
    private final RunningDomains domains = RunningDomains.ofThisUser();
    private final ExecutorService threads;
    private final SocketPlace.Listening listening;
    private final Set<ExecConversation> conversations = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile RunningDomain self;

    @Activate
    public ExecServer(BundleContext context, @Reference CommandProcessor processor) throws IOException {
        this.processor = processor;
        Path data = Path.of(context.getProperty("homedomain.data"));
        listening = SocketPlace.open(List.of(RunningDomain.socketIn(data), domains.spareSocket()));
        self = RunningDomain.ofThisProcess(String.valueOf(data.getFileName()), data, listening.path());
        list();
        threads = Executors.newCachedThreadPool(ExecServer::thread);
        threads.execute(this::accept);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "exec-channel");
        thread.setDaemon(true);
        return thread;
    }

    /** From now on the domain is found under this name, before under that of its data folder. */
    void callItself(String name) {
        self = self.named(name);
        list();
    }

    private void list() {
        try {
            domains.put(self);
        } catch (IOException e) {
            LOG.warn(
                    "found by its data folder only, the list of this user's domains cannot be written: {}",
                    e.toString());
        }
    }

    private void accept() {
        while (listening.channel().isOpen()) {
            try {
                converse(listening.channel().accept());
            } catch (ClosedChannelException e) {
                LOG.debug("no more commands are taken");
            } catch (IOException e) {
                LOG.warn("a command could not be taken, the next may be: {}", e.toString());
                pause();
            }
        }
    }

    /** What hinders one client, too many open files, hinders the next one too for a while. */
    private void pause() {
        try {
            stopping.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse(SocketChannel client) {
        ExecConversation conversation = new ExecConversation(client, processor, threads);
        boolean free = conversations.size() < MAX_CLIENTS;
        if (free) {
            conversations.add(conversation);
        }
        try {
            threads.execute(free ? () -> run(conversation) : conversation::refuse);
        } catch (RejectedExecutionException e) {
            conversation.end(); // it came while this server stops
        }
    }

    private void run(ExecConversation conversation) {
        try {
            conversation.run();
        } finally {
            conversations.remove(conversation);
        }
    }

    @Deactivate
    void stop() throws IOException, InterruptedException {
        stopping.countDown();
        try (listening) {
            domains.remove(self);
        } finally {
            conversations.forEach(ExecConversation::end);
            threads.shutdownNow();
        }
        if (!threads.awaitTermination(500, TimeUnit.MILLISECONDS)) {
            LOG.warn("a command goes on after its end");
        }
    }
}
