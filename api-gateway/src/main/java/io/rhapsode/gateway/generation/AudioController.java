package io.rhapsode.gateway.generation;

import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.VirtualThreads;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.rhapsode.gateway.storage.FileAnswer;
import io.rhapsode.gateway.storage.FileResponse;
import io.rhapsode.gateway.storage.StoredObjects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The speech itself: the finished file, or what there is of it while it is being made. */
@RestController
@Tag(name = "Generations")
class AudioController {

    private static final Logger LOG = LoggerFactory.getLogger(AudioController.class);

    /** Long enough to begin a download, too short to be passed around. */
    private static final Duration LINK_VALID_FOR = Duration.ofMinutes(15);

    private final Sender sender;
    private final GenerationFinder finder;
    private final FileResponse files;
    private final StoredObjects objects;
    private final ObjectStore store;
    private final LiveSound sound;
    private final PaidFile paid;
    private final VirtualThreads threads;

    AudioController(
            Sender sender,
            GenerationFinder finder,
            FileResponse files,
            StoredObjects objects,
            ObjectStore store,
            LiveSound sound,
            PaidFile paid,
            VirtualThreads threads) {
        this.sender = sender;
        this.finder = finder;
        this.files = files;
        this.objects = objects;
        this.store = store;
        this.sound = sound;
        this.paid = paid;
        this.threads = threads;
    }

    @GetMapping(GenerationPaths.ONE + "/audio")
    @Operation(
            summary = "The finished file",
            description =
                    "One range can be asked for. With redirect it answers with a link that needs no key and expires. An M4A ends by its edit list; who decodes it without gets up to 1,023 samples more. "
                            + "Where charging is at-download, the first GET without a Range, or with redirect, is charged before it is answered. Until then a GET with a Range is answered from the first minute, a file of its own.")
    @ApiResponse(
            responseCode = "200",
            description = "The audio",
            content = @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            description = "A range of it",
            content = @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "302", description = "A signed link in Location", content = @Content)
    @ApiResponse(responseCode = "304", description = "It is the file that the caller has", content = @Content)
    @Refuses({
        ProblemType.GENERATION_NOT_FOUND,
        ProblemType.GENERATION_ERASED,
        ProblemType.NOT_FINISHED,
        ProblemType.RANGE_NOT_SATISFIABLE
    })
    Mono<Void> audio(
            Requester requester,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean redirect,
            ServerWebExchange exchange) {
        return finder.present(requester, GenerationPaths.id(id))
                .flatMap(view -> redirect && !(view.listenOnly() && isHead(exchange))
                        ? redirect(requester, view, exchange)
                        : send(requester, view, exchange));
    }

    @GetMapping(GenerationPaths.ONE + "/stream")
    @Operation(
            summary = "The audio while it is being made",
            description =
                    "From its beginning, chunk by chunk in order; ends when the generation ends. A provisional rendering: the finished file is mastered as a whole. If it cannot be gone on with, the connection breaks. Where charging is at-download, it ends with the first minute until the file has been downloaded.")
    @ApiResponse(
            responseCode = "200",
            description = "The audio",
            content = @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
    @Refuses({ProblemType.GENERATION_NOT_FOUND, ProblemType.GENERATION_ERASED})
    Mono<Void> listen(Requester requester, @PathVariable String id, ServerWebExchange exchange) {
        return finder.present(requester, GenerationPaths.id(id)).flatMap(view -> {
            LiveSound.describe(
                    exchange.getResponse().getHeaders(),
                    view.order().audio().format(),
                    view.title(),
                    view.generationId());
            if (isHead(exchange)) {
                return exchange.getResponse().setComplete();
            }
            return exchange.getResponse().writeAndFlushWith(LiveSound.prompt(heard(requester, view)));
        });
    }

    private Flux<DataBuffer> heard(Requester requester, GenerationView view) {
        GenerationView.Audio finished = view.audio();
        if (finished == null) {
            return sound.of(requester, view.generationId());
        }
        return objects.read(view.listenOnly() ? AudioFile.firstMinute(view) : finished.key());
    }

    private Mono<Void> send(Requester requester, GenerationView view, ServerWebExchange exchange) {
        FileAnswer file = AudioFile.of(view);
        return view.listenOnly()
                ? sendUnpaid(requester, view, file, exchange)
                : files.write(exchange, file, download(requester, view));
    }

    /** Who asks for a range listens; who asks for all of it downloads. */
    private Mono<Void> sendUnpaid(
            Requester requester, GenerationView view, FileAnswer file, ServerWebExchange exchange) {
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.RANGE)) {
            return paid.heard(view).flatMap(heard -> files.write(exchange, heard, Mono.empty()));
        }
        Mono<Void> answer = Mono.defer(() -> files.write(exchange, file, Mono.empty()));
        return FileResponse.sendsNothing(exchange, file)
                ? answer
                : paid.pay(requester, view, file).then(answer);
    }

    private static boolean isHead(ServerWebExchange exchange) {
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD);
    }

    private Mono<Void> redirect(Requester requester, GenerationView view, ServerWebExchange exchange) {
        FileAnswer file = AudioFile.of(view);
        Mono<Void> due = view.listenOnly() ? paid.pay(requester, view, file) : Mono.empty();
        return due.then(threads.call(() -> store.link(file.key(), file.fileName(), LINK_VALID_FOR)))
                .flatMap(link -> {
                    ServerHttpResponse response = exchange.getResponse();
                    response.setStatusCode(HttpStatus.FOUND);
                    response.getHeaders().setLocation(link);
                    response.getHeaders().setCacheControl("no-store");
                    // who fetches a link is not known, and other stores serve it themselves: it counts when it is given
                    // out
                    return download(requester, view).then(response.setComplete());
                });
    }

    /** The download has happened whether or not it can be recorded. */
    private Mono<Void> download(Requester requester, GenerationView view) {
        return sender.send(requester, new RecordDownload(view.generationId())).onErrorResume(failure -> {
            LOG.warn("A download could not be recorded", failure);
            return Mono.empty();
        });
    }
}
