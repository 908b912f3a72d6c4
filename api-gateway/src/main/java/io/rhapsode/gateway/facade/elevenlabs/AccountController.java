package io.rhapsode.gateway.facade.elevenlabs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.events.facade.ListModels;
import io.rhapsode.events.facade.ModelsView;
import io.rhapsode.events.usage.ListUsage;
import io.rhapsode.events.usage.UsagePage;
import io.rhapsode.events.usage.UsageView;
import io.rhapsode.gateway.Requester;
import io.rhapsode.gateway.messaging.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What ElevenLabs' clients ask before they ask for speech: the models, and what is left of the subscription. */
@RestController
@Tag(name = "ElevenLabs' shape")
class AccountController {

    private final Sender sender;
    private final Clock clock;

    AccountController(Sender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    @GetMapping(path = ElevenLabsPaths.ROOT + "/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Names of models that mean something here",
            description = "Those of the providers, auto and its kinds, and aliases. Any other name works too.")
    Mono<List<Model>> models(Requester requester) {
        return sender.ask(requester, new ListModels(), ModelsView.class)
                .map(view -> view.models().stream().map(Model::of).distinct().toList());
    }

    @GetMapping(path = ElevenLabsPaths.ROOT + "/v1/user/subscription", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Credits, in the words of a subscription")
    Mono<Subscription> subscription(Requester requester) {
        Instant now = clock.instant();
        return sender.ask(requester, new FindBalance(requester.tenant()), BalanceView.class)
                .zipWith(used(requester, now), (balance, used) -> Subscription.of(balance, used, now));
    }

    @GetMapping(path = ElevenLabsPaths.ROOT + "/v1/user", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Whose key it is, by the ids that we have; nobody's name")
    Mono<User> user(Requester requester) {
        return subscription(requester)
                .map(subscription ->
                        User.of(requester.actor().value(), requester.tenant().value(), subscription));
    }

    private Mono<Long> used(Requester requester, Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        var month = new ListUsage(requester.tenant(), today.withDayOfMonth(1), today, Set.of(), 1, null);
        return sender.ask(requester, month, UsagePage.class)
                .map(page -> page.items().stream().mapToLong(UsageView::credits).sum());
    }

    @Schema(name = "ElevenLabsModel")
    record Model(
            @JsonProperty("model_id") String modelId,
            String name,
            @JsonProperty("can_do_text_to_speech") boolean canDoTextToSpeech,
            @JsonProperty("can_do_voice_conversion") boolean canDoVoiceConversion,
            @JsonProperty("can_be_finetuned") boolean canBeFinetuned,
            List<Language> languages) {

        static Model of(ModelsView.Model model) {
            return new Model(
                    model.name(),
                    model.name(),
                    true,
                    false,
                    false,
                    model.languages().stream().map(Language::of).toList());
        }
    }

    @Schema(name = "ElevenLabsLanguage")
    record Language(@JsonProperty("language_id") String languageId, String name) {

        static Language of(String tag) {
            return new Language(tag, Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH));
        }
    }

    @Schema(name = "ElevenLabsUser")
    record User(
            @JsonProperty("user_id") String userId,
            @JsonProperty("workspace_id") String workspaceId,
            Subscription subscription,
            @JsonProperty("is_new_user") boolean isNewUser,
            @JsonProperty("can_use_delayed_payment_methods") boolean canUseDelayedPaymentMethods,
            @JsonProperty("is_onboarding_completed") boolean isOnboardingCompleted,

            @JsonProperty("is_onboarding_checklist_completed")
            boolean isOnboardingChecklistCompleted,

            @JsonProperty("created_at") long createdAt,
            @JsonProperty("seat_type") String seatType) {

        static User of(String actor, String tenant, Subscription subscription) {
            return new User(actor, tenant, subscription, false, false, true, true, 0, "workspace_member");
        }
    }
}
