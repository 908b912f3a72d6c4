package io.rhapsode.gateway.facade.elevenlabs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.rhapsode.events.credit.BalanceView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's credits in the words of a subscription. Credits stand where ElevenLabs counts characters; of what there is nothing here, there is none.
 *
 * @param characterCount credits used in this month of UTC
 * @param characterLimit the same and what is left
 */
@Schema(name = "ElevenLabsSubscription")
record Subscription(
        String tier,
        @JsonProperty("character_count") long characterCount,
        @JsonProperty("character_limit") long characterLimit,

        @JsonProperty("max_character_limit_extension") @Nullable
        Long maxCharacterLimitExtension,

        @JsonProperty("max_credit_limit_extension") long maxCreditLimitExtension,
        @JsonProperty("can_extend_character_limit") boolean canExtendCharacterLimit,
        @JsonProperty("allowed_to_extend_character_limit") boolean allowedToExtendCharacterLimit,
        @JsonProperty("next_character_count_reset_unix") long nextCharacterCountResetUnix,
        @JsonProperty("voice_slots_used") int voiceSlotsUsed,
        @JsonProperty("professional_voice_slots_used") int professionalVoiceSlotsUsed,

        @JsonProperty("professional_voice_slots_used_in_workspace")
        int professionalVoiceSlotsUsedInWorkspace,

        @JsonProperty("voice_limit") int voiceLimit,
        @JsonProperty("voice_add_edit_counter") int voiceAddEditCounter,
        @JsonProperty("professional_voice_limit") int professionalVoiceLimit,
        @JsonProperty("can_extend_voice_limit") boolean canExtendVoiceLimit,
        @JsonProperty("can_use_instant_voice_cloning") boolean canUseInstantVoiceCloning,
        @JsonProperty("can_use_professional_voice_cloning") boolean canUseProfessionalVoiceCloning,
        @JsonProperty("current_overage") Overage currentOverage,
        @Schema(allowableValues = {"active", "past_due"}) String status,
        @JsonProperty("open_invoices") List<String> openInvoices,
        @JsonProperty("has_open_invoices") boolean hasOpenInvoices) {

    /** The plan of every tenant, until there are plans. */
    private static final String TIER = "standard";

    private static final Overage NONE = new Overage("0", "usd");

    /** @param used credits in this month */
    static Subscription of(BalanceView balance, long used, Instant now) {
        boolean wellPaid = !balance.frozen() && balance.debt() == 0;
        return new Subscription(
                TIER,
                used,
                used + balance.settled(),
                null,
                0,
                false,
                false,
                YearMonth.from(now.atOffset(ZoneOffset.UTC))
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay()
                        .toEpochSecond(ZoneOffset.UTC),
                0,
                0,
                0,
                0,
                0,
                0,
                false,
                false,
                false,
                NONE,
                wellPaid ? "active" : "past_due",
                List.of(),
                false);
    }

    /** What is to be paid beyond; nothing ever is. */
    @Schema(name = "ElevenLabsOverage")
    record Overage(String amount, String currency) {}
}
