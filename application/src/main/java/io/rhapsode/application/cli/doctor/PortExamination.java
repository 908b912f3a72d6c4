package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.terminal.RootCause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Whether a server could listen. */
final class PortExamination implements Examination {

    private final Installation installation;

    PortExamination(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<Finding> look() {
        Optional<URI> ours = installation.server().flatMap(server -> server.url());
        if (ours.isPresent()) {
            return List.of(Finding.ok("port", "the server of this home listens on " + ours.get()));
        }
        String address = installation.variable("RHAPSODE_BIND").orElse("127.0.0.1");
        String place = "port " + installation.port() + " of " + address;
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), installation.port()));
            return List.of(Finding.ok("port", installation.port() == 0 ? "any free one" : place + " is free"));
        } catch (IOException taken) {
            return List.of(Finding.fail(
                    "port",
                    place + " cannot be had: " + RootCause.sentence(taken),
                    "Choose another one with --port, or stop what listens there: ss -ltnp."));
        }
    }
}
