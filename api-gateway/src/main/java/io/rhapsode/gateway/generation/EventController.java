package io.rhapsode.gateway.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rhapsode.events.generation.FollowGeneration;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.limit.OpenStreams;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** The events of a generation as they happen, each once, resumed behind the last one that a caller has seen. */
@RestController
@Tag(name = "Generations")
class EventController {

    /** So that nobody between takes the silence for the end. */
    private static final Duration COMMENT_EVERY = Duration.ofSeconds(15);

    /**
     * When a stream without an event begins all the same. Until then it may still turn out that none is left, which has a status of its own.
     */
    private static final Duration FIRST_COMMENT_AFTER = Duration.ofSeconds(1);

    private final Sender sender;
    private final OpenStreams streams;

    EventController(Sender sender, OpenStreams streams) {
        this.sender = sender;
        this.streams = streams;
    }

    @GetMapping(path = GenerationPaths.ONE + "/events", produces = "text/event-stream")
    @Operation(
            summary = "Its events as they happen",
            description =
                    "Server-sent events named status, progress, completed, failed and cancelled; the id of each is its number in the generation. A new stream begins with what has happened so far; Last-Event-ID resumes behind that event.")
    @ApiResponse(
            responseCode = "200",
            description = "The events, until the generation ends",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = Progress.class)))
    @ApiResponse(responseCode = "204", description = "Nothing comes behind that event", content = @Content)
    @Refuses({ProblemType.GENERATION_NOT_FOUND, ProblemType.TOO_MANY_STREAMS})
    Flux<ServerSentEvent<Progress>> follow(
            Requester requester,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(name = "lastEventId", required = false) @Nullable String parameter,
            ServerHttpResponse response) {
        GenerationId generation = GenerationPaths.id(id);
        long after = sequence(header == null ? parameter : header);
        response.getHeaders().setCacheControl("no-cache");
        response.getHeaders().set("X-Accel-Buffering", "no");
        Flux<ProgressView> progress = sender.follow(
                requester, new FollowGeneration(requester.tenant(), generation, after), ProgressView.class);
        return streams.admit(
                requester.tenant(),
                OpenStreams.Kind.EVENTS,
                progress.takeUntil(ProgressView::last)
                        .publish(shared -> shared.map(EventController::frame)
                                .mergeWith(
                                        EventController.<Progress>comments().takeUntilOther(shared.ignoreElements())))
                        .switchIfEmpty(Flux.defer(() -> nothingLeft(response))));
    }

    /** What keeps a stream open while nothing happens. */
    static <T> Flux<ServerSentEvent<T>> comments() {
        return Flux.interval(FIRST_COMMENT_AFTER, COMMENT_EVERY)
                .onBackpressureDrop()
                .map(tick -> ServerSentEvent.<T>builder().comment("").build());
    }

    private static Flux<ServerSentEvent<Progress>> nothingLeft(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NO_CONTENT);
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        return Flux.empty();
    }

    private static ServerSentEvent<Progress> frame(ProgressView view) {
        return ServerSentEvent.<Progress>builder()
                .id(String.valueOf(view.sequence()))
                .event(view.event())
                .data(Progress.of(view))
                .build();
    }

    private static long sequence(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return -1;
        }
        try {
            long sequence = Long.parseLong(lastEventId.strip());
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        String detail = "must be the id of an event";
        throw new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "The last event's id " + detail + ".",
                List.of(new InvalidField("/lastEventId", detail)));
    }

    /** Where a generation stood at an event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            GenerationId generationId,
            GenerationStatus status,
            int chunksTotal,
            int chunksDone,
            double fraction,
            @Nullable String audioUrl,
            @Nullable Failure error) {

        static Progress of(ProgressView view) {
            return new Progress(
                    view.generationId(),
                    view.status(),
                    view.chunksTotal(),
                    view.chunksDone(),
                    view.fraction(),
                    hasAudio(view) ? GenerationPaths.audio(view.generationId()) : null,
                    Failure.of(view.error()));
        }

        /** What was spoken before a cancellation can be had, too. */
        private static boolean hasAudio(ProgressView view) {
            return view.status() == GenerationStatus.COMPLETED
                    || (view.status() == GenerationStatus.CANCELLED && view.chunksDone() > 0);
        }
    }
}
