package io.rhapsode.gateway.facade.elevenlabs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.facade.ListVoices;
import io.rhapsode.events.facade.ResolveNames;
import io.rhapsode.events.facade.ResolvedNames;
import io.rhapsode.events.facade.VoicesView;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.form.QueryParameters;
import io.rhapsode.gateway.messaging.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The providers' voices as ElevenLabs' clients list them. */
@RestController
@Tag(name = "ElevenLabs' shape")
class VoiceCatalogueController {

    private static final int USUAL_PAGE = 10;
    private static final int LARGEST_PAGE = 100;

    private final Sender sender;

    VoiceCatalogueController(Sender sender) {
        this.sender = sender;
    }

    @GetMapping(path = ElevenLabsPaths.ROOT + "/v1/voices", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All voices of all providers")
    Mono<Voices> all(Requester requester) {
        return pages(requester, 0)
                .flatMapIterable(VoicesView::voices)
                .map(VoiceCard::of)
                .collectList()
                .map(Voices::new);
    }

    private Flux<VoicesView> pages(Requester requester, int from) {
        return page(requester, null, from, ListVoices.MOST)
                .flatMapMany(page -> from + ListVoices.MOST < page.total()
                        ? pages(requester, from + ListVoices.MOST).startWith(page)
                        : Flux.just(page));
    }

    @GetMapping(path = ElevenLabsPaths.ROOT + "/v1/voices/{voiceId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One voice",
            description = "Of a voice that only ElevenLabs has, there is what it is taken for here.")
    Mono<VoiceCard> one(Requester requester, @PathVariable String voiceId) {
        return sender.ask(requester, new ResolveNames(voiceId, null), ResolvedNames.class)
                .flatMap(names -> {
                    VoiceId known = names.voice();
                    if (known != null) {
                        return card(requester, known);
                    }
                    return names.gender() == null ? notFound() : Mono.just(VoiceCard.ofAlias(voiceId, names.gender()));
                });
    }

    private Mono<VoiceCard> card(Requester requester, VoiceId voice) {
        return page(requester, voice.value(), 0, ListVoices.MOST)
                .flatMap(page -> page.voices().stream()
                        .filter(found -> found.voiceId().equals(voice))
                        .findFirst()
                        .map(found -> Mono.just(VoiceCard.of(found)))
                        .orElseGet(VoiceCatalogueController::notFound));
    }

    private static Mono<VoiceCard> notFound() {
        return Mono.error(new RejectedException(Rejection.VOICE_NOT_FOUND, "There is no voice of this id."));
    }

    @GetMapping(path = ElevenLabsPaths.ROOT + "/v2/voices", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Voices, page by page")
    @Parameter(
            name = "search",
            in = ParameterIn.QUERY,
            description = "Part of the name, the id or a language",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "page_size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
    @Parameter(
            name = "next_page_token",
            in = ParameterIn.QUERY,
            description = "As the page before said it",
            schema = @Schema(type = "string"))
    Mono<VoicesPage> page(Requester requester, ServerWebExchange exchange) {
        var query = new QueryParameters(exchange.getRequest().getQueryParams());
        int size = query.find("page_size", VoiceCatalogueController::pageSize, "must be a number between 1 and 100")
                .orElse(USUAL_PAGE);
        int from = query.find("next_page_token", VoiceCatalogueController::position, "must be the token of a page")
                .orElse(0);
        String search = exchange.getRequest().getQueryParams().getFirst("search");
        query.refuse();
        return page(requester, search, from, size).map(view -> VoicesPage.of(view, from));
    }

    private static @Nullable Integer pageSize(String text) {
        int size = Integer.parseInt(text);
        return size >= 1 && size <= LARGEST_PAGE ? size : null;
    }

    private static @Nullable Integer position(String text) {
        int position = Integer.parseInt(text);
        return position >= 0 ? position : null;
    }

    private Mono<VoicesView> page(Requester requester, @Nullable String search, int from, int limit) {
        return sender.ask(requester, new ListVoices(search, from, limit), VoicesView.class);
    }

    @Schema(name = "ElevenLabsVoices")
    record Voices(List<VoiceCard> voices) {}

    @Schema(name = "ElevenLabsVoicesPage")
    record VoicesPage(
            List<VoiceCard> voices,
            @JsonProperty("has_more") boolean hasMore,
            @JsonProperty("total_count") int totalCount,

            @JsonProperty("next_page_token") @Nullable String nextPageToken) {

        static VoicesPage of(VoicesView view, int from) {
            int next = from + view.voices().size();
            boolean more = next < view.total() && !view.voices().isEmpty();
            return new VoicesPage(
                    view.voices().stream().map(VoiceCard::of).toList(),
                    more,
                    view.total(),
                    more ? String.valueOf(next) : null);
        }
    }
}
