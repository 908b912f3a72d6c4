package io.rhapsode.gateway.voice;

import io.rhapsode.events.voice.AddFavourite;
import io.rhapsode.events.voice.EquivalentsView;
import io.rhapsode.events.voice.FindEquivalents;
import io.rhapsode.events.voice.FindPriceList;
import io.rhapsode.events.voice.ListVoices;
import io.rhapsode.events.voice.PriceListView;
import io.rhapsode.events.voice.RemoveFavourite;
import io.rhapsode.events.voice.VoicePage;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.form.Page;
import io.rhapsode.gateway.form.Paged;
import io.rhapsode.gateway.messaging.Sender;
import io.rhapsode.gateway.problem.ProblemType;
import io.rhapsode.gateway.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which voices there are, which are like each other, and which of them a tenant likes. */
@RestController
@Tag(name = "Voices")
class VoiceController {

    private final Sender sender;
    private final VoiceFinder finder;

    VoiceController(Sender sender, VoiceFinder finder) {
        this.sender = sender;
        this.finder = finder;
    }

    @GetMapping(path = VoicePaths.ALL, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The voices of all providers, newest first",
            description =
                    "Those that can be had, unless status says otherwise; among favourites also those that were withdrawn.")
    @Parameter(
            name = "language",
            in = ParameterIn.QUERY,
            description = "BCP 47; en stands for en-GB too",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "gender",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"female", "male", "neutral"}))
    @Parameter(
            name = "style",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {
                                "narrative",
                                "conversational",
                                "news",
                                "advertising",
                                "characters",
                                "assistant",
                                "meditative"
                            }))
    @Parameter(name = "provider", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(
            name = "maxCreditsPer1kCharacters",
            in = ParameterIn.QUERY,
            description = "what 1,000 characters may cost at most, now",
            schema = @Schema(type = "integer", minimum = "0"))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "words that stand in the voice's name, its provider's name of it, or its accent",
            schema = @Schema(type = "string", maxLength = 100))
    @Parameter(
            name = "favourite",
            in = ParameterIn.QUERY,
            description = "whether only favourites are listed",
            schema = @Schema(type = "boolean"))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"available", "unavailable"}))
    @Paged
    @Refuses(ProblemType.CURSOR_INVALID)
    Mono<Page<VoiceResource>> list(
            Requester requester, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var form = VoiceForm.read(parameters);
        return prices(requester)
                .flatMap(prices -> sender.ask(
                                requester,
                                new ListVoices(requester.tenant(), form.filter(prices), form.limit(), form.cursor()),
                                VoicePage.class)
                        .onErrorMap(IllegalArgumentException.class, Page::cursorInvalid)
                        .map(page -> Page.of(page.items(), view -> VoiceResource.of(view, prices), page.nextCursor())));
    }

    @GetMapping(path = VoicePaths.ONE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One voice", description = "Also of one that was withdrawn: its status is unavailable then.")
    @Refuses(ProblemType.NO_SUCH_VOICE)
    Mono<VoiceResource> show(Requester requester, @PathVariable String id) {
        return Mono.zip(finder.find(requester, id), prices(requester), VoiceResource::of);
    }

    @GetMapping(path = VoicePaths.ONE + "/equivalents", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The nearest voices of other providers",
            description =
                    "One of each provider that speaks the voice's language, the nearest first: what stands in for it where its provider fails. alike says in what they are like it; declared is what the operator has said.")
    @Refuses(ProblemType.NO_SUCH_VOICE)
    Mono<Page<EquivalentResource>> equivalents(Requester requester, @PathVariable String id) {
        return finder.find(requester, id)
                .flatMap(voice -> sender.ask(
                        requester, new FindEquivalents(voice.voice(), voice.profile()), EquivalentsView.class))
                .map(view -> Page.of(view.items(), EquivalentResource::of, null));
    }

    @PostMapping(VoicePaths.ONE + "/favourite")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make it a favourite", description = "Of the tenant. Again, it changes nothing.")
    @Refuses(ProblemType.NO_SUCH_VOICE)
    Mono<Void> like(Requester requester, @PathVariable String id) {
        return finder.find(requester, id)
                .flatMap(voice -> sender.send(requester, new AddFavourite(requester.tenant(), voice.voiceId())));
    }

    @DeleteMapping(VoicePaths.ONE + "/favourite")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make it no favourite any more", description = "Again, it changes nothing.")
    @Refuses(ProblemType.NO_SUCH_VOICE)
    Mono<Void> unlike(Requester requester, @PathVariable String id) {
        return finder.find(requester, id)
                .flatMap(voice -> sender.send(requester, new RemoveFavourite(requester.tenant(), voice.voiceId())));
    }

    private Mono<PriceListView> prices(Requester requester) {
        return sender.ask(requester, new FindPriceList(), PriceListView.class);
    }
}
