package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.terminal.PlaceToListen;
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
        PlaceToListen place = PlaceToListen.of(installation.surroundings(), installation.port());
        String words = "port " + place.port() + " of " + place.address();
        return List.of(place.obstacle()
                .map(obstacle -> Finding.fail(
                        "port",
                        words + " cannot be had: " + obstacle.why(),
                        obstacle.advice()
                                .orElse("Choose another one with --port, or stop what listens there: ss -ltnp.")))
                .orElseGet(() -> Finding.ok("port", place.port() == 0 ? "any free one" : words + " is free")));
    }
}
