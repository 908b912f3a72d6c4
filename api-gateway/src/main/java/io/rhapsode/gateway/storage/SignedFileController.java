package io.rhapsode.gateway.storage;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives an object to whoever has a link to it that the store has signed and that has not expired. Needs no key. */
@RestController
@Hidden // callers follow such a link and never build one
class SignedFileController {

    private final ObjectStore store;
    private final StoredObjects objects;
    private final FileResponse files;

    SignedFileController(ObjectStore store, StoredObjects objects, FileResponse files) {
        this.store = store;
        this.objects = objects;
        this.files = files;
    }

    @GetMapping("/api/v1/files/**")
    Mono<Void> follow(ServerWebExchange exchange) {
        ObjectKey key = store.verify(exchange.getRequest().getURI())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.LINK_INVALID, "The link is wrong or has expired; ask for a new one."));
        return objects.size(key).flatMap(size -> {
            long bytes = size.orElseThrow(
                    () -> new ProblemException(ProblemType.NOT_FOUND, "What the link led to is gone."));
            String stored = key.value().substring(key.value().lastIndexOf('/') + 1);
            // the signature covers the name too
            String name =
                    exchange.getRequest().getQueryParams().toSingleValueMap().getOrDefault("name", stored);
            return files.write(
                    exchange, new FileAnswer(key, bytes, mediaType(stored), name, etag(stored, bytes)), Mono.empty());
        });
    }

    private static MediaType mediaType(String name) {
        return Arrays.stream(AudioFormat.values())
                .filter(format -> name.endsWith("." + format.extension()))
                .map(format -> MediaType.parseMediaType(format.mediaType()))
                .findFirst()
                .orElse(MediaType.APPLICATION_OCTET_STREAM);
    }

    private static String etag(String name, long bytes) {
        return "\"" + name + "-" + bytes + "\"";
    }
}
