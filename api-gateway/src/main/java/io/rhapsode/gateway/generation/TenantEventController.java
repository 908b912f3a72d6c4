package io.rhapsode.gateway.generation;

import io.rhapsode.events.feed.CreditNews;
import io.rhapsode.events.feed.FollowTenant;
import io.rhapsode.events.feed.NewsView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.limit.OpenStreams;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** All that happens to a tenant, in one stream: its generations and its account. */
@RestController
@Tag(name = "Events")
class TenantEventController {

    private static final String CREDITS = "credits";

    private final Sender sender;
    private final OpenStreams streams;

    TenantEventController(Sender sender, OpenStreams streams) {
        this.sender = sender;
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/events", produces = "text/event-stream")
    @Operation(
            summary = "All events of the tenant as they happen",
            description =
                    "Server-sent events of all generations, named and told as in the stream of each, and of the account, named credits. The id of each is a position in the log of all. A new stream begins now, one with Last-Event-ID behind that event: nothing is lost, and nothing comes twice. The position 0 is the beginning. Events of one generation, and those of the account, come in their order. An id without an event says where it begins, or how far the log has come.")
    @ApiResponse(
            responseCode = "200",
            description = "The events, until the caller goes",
            content =
                    @Content(
                            mediaType = "text/event-stream",
                            schema = @Schema(oneOf = {EventController.Progress.class, CreditNews.class})))
    Flux<ServerSentEvent<Object>> follow(
            Requester requester,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(name = "lastEventId", required = false) @Nullable String parameter,
            ServerHttpResponse response) {
        String after = header == null ? parameter : header;
        var query = new FollowTenant(requester.tenant(), after == null || after.isBlank() ? null : after.strip());
        response.getHeaders().setCacheControl("no-cache");
        response.getHeaders().set("X-Accel-Buffering", "no");
        Flux<NewsView> news = sender.follow(requester, query, NewsView.class)
                .onErrorMap(IllegalArgumentException.class, e -> positionInvalid());
        return streams.admit(
                requester.tenant(),
                OpenStreams.Kind.EVENTS,
                news.publish(shared -> shared.map(TenantEventController::frame)
                        .mergeWith(EventController.<Object>comments().takeUntilOther(shared.ignoreElements()))));
    }

    private static ServerSentEvent<Object> frame(NewsView view) {
        var frame = ServerSentEvent.builder().id(view.position());
        if (view.progress() != null) {
            return frame.event(view.progress().event())
                    .data(EventController.Progress.of(view.progress()))
                    .build();
        }
        return view.credits() == null
                ? frame.comment("").build()
                : frame.event(CREDITS).data(view.credits()).build();
    }

    private static ProblemException positionInvalid() {
        String detail = "must be the id of an event";
        return new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "The last event's id " + detail + ".",
                List.of(new InvalidField("/lastEventId", detail)));
    }
}
