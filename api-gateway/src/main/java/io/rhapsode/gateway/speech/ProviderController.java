package io.rhapsode.gateway.speech;

import io.rhapsode.events.speech.ListProviders;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.ProvidersView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who could speak, and how each of them has done lately. */
@RestController
@Tag(name = "Providers")
class ProviderController {

    private final Sender sender;

    ProviderController(Sender sender) {
        this.sender = sender;
    }

    @GetMapping(path = "/api/v1/providers", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The speech providers, with their models and how they have done lately",
            description =
                    "What was seen fades by half every ten minutes; of the other servers it is at most ten seconds old. Latency, failures and the price that was billed are what the router chooses by and what estimates are made of.")
    Mono<Providers> providers(Requester requester) {
        return sender.ask(requester, new ListProviders(), ProvidersView.class).map(Providers::of);
    }

    /** All of them, in the order of their ids. */
    record Providers(List<Provider> items) {

        static Providers of(ProvidersView view) {
            return new Providers(view.items().stream().map(Provider::of).toList());
        }
    }

    /**
     * One of them.
     *
     * @param circuit closed, open, or half_open while a few requests find out whether it works again
     */
    @Schema(name = "SpeechProvider")
    record Provider(
            ProviderId provider,
            String type,
            boolean enabled,
            Health health,
            String circuit,
            int concurrency,
            int inUse,
            @Nullable Double requestsPerSecond,
            List<ProvidersView.Model> models) {

        static Provider of(ProvidersView.Provider view) {
            return new Provider(
                    view.provider(),
                    view.type(),
                    view.enabled(),
                    new Health(lowerCase(view.status()), view.reason()),
                    lowerCase(view.circuit()),
                    view.concurrency(),
                    view.inUse(),
                    view.requestsPerSecond(),
                    view.models());
        }

        private static String lowerCase(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whether it can be asked.
     *
     * @param status up, disabled, unhealthy or circuit_open
     * @param reason a sentence; null where it is up
     */
    @Schema(name = "SpeechProviderHealth")
    record Health(String status, @Nullable String reason) {}
}
