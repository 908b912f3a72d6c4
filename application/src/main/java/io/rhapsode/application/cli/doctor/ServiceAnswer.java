package io.rhapsode.application.cli.doctor;

import io.rhapsode.application.cli.terminal.RootCause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What came of asking a speech service for the list of its models, which costs nothing. */
sealed interface ServiceAnswer {

    Duration LIMIT = Duration.ofSeconds(5);
    int UNAUTHORIZED = 401;
    int FORBIDDEN = 403;
    int FIRST_OF_ITS_OWN_FAULTS = 500;

    record Answered(String address, int status) implements ServiceAnswer {}

    record Silent(String address, String why) implements ServiceAnswer {}

    /** @param key shown to this address only, as the server does; redirects are not followed */
    static ServiceAnswer of(URI address, Optional<String> key) {
        URI list = URI.create(address.toString().replaceFirst("/+$", "") + "/models");
        HttpRequest.Builder request = HttpRequest.newBuilder(list).timeout(LIMIT);
        key.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            return new Answered(
                    shown(address),
                    client.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (ConnectException nobodyThere) {
            return new Silent(shown(address), "Nobody takes a connection there.");
        } catch (IOException silent) {
            return new Silent(shown(address), RootCause.sentence(silent));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return new Silent(shown(address), "The question was broken off.");
        }
    }

    /** Without what somebody may have written into it for a password. */
    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + address.getPath();
    }

    default Finding finding(String subject) {
        return switch (this) {
            case Answered(String address, int status)
            when status == UNAUTHORIZED || status == FORBIDDEN ->
                Finding.warn(
                        subject,
                        address + " does not take the key (status " + status + ")",
                        "Set the api-key of this provider to one that is valid there.");
            case Answered(String address, int status)
            when status >= FIRST_OF_ITS_OWN_FAULTS ->
                Finding.warn(
                        subject,
                        address + " answers with status " + status,
                        "The service has a fault of its own; others are asked until it is well.");
            case Answered(String address, int _) -> Finding.ok(subject, address + " answers");
            case Silent(String address, String why) ->
                Finding.warn(
                        subject,
                        address + " does not answer: " + why,
                        "Start the service, or correct the base-url of this provider.");
        };
    }
}
