package io.rhapsode.application.events;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Events are kept for ever, so nothing that a person typed and nothing that names a person may have a place in them. A component of a type that can hold
 * anything needs a reason to be here.
 */
class NothingPersonalInEventsTest {

    /** Record and component, and why what a person typed cannot be in it. */
    private static final Map<String, String> WHY_A_STRING_IS_HARMLESS = Map.ofEntries(
            entry("GenerationId.value", "made by us, and the pattern has room for nothing else"),
            entry("QuoteId.value", "made by us, and the pattern has room for nothing else"),
            entry("AccountId.value", "made from the tenant's id"),
            entry("TenantId.value", "made by us; lower-case letters and digits"),
            entry("ProjectId.value", "the door takes 26 letters of base 32 only, as ids are made"),
            entry("ProviderId.value", "a name from the configuration, chosen by the operator"),
            entry(
                    "VoiceId.value",
                    "a voice as a provider names it; one that is not known to exist is refused at the door"),
            entry("ObjectKey.value", "built from ids and digests only"),
            entry("GenerationRequested.textDigest", "HMAC under a key of the tenant; says nothing without it"),
            entry("Caller.tier", "the plan of the tenant"),
            entry("Caller.country", "two letters that a proxy sets"),
            entry("Caller.agent", "one of four kinds of program"),
            entry("SpeechOrder.model", "a model from the configuration; any other is refused at the door"),
            entry(
                    "VoicePreferences.language",
                    "a language that is known, its script and region; the door leaves the rest of a tag out"),
            entry("SpeechSettings.emotion", "auto, or a word of the fixed vocabulary"),
            entry("TextAnalysis.language", "a language tag, found by the analyzer"),
            entry("TextAnalysis.analyzer", "name and version of a program"),
            entry("Routing.policy", "name of a program"),
            entry("Routing.policyVersion", "version of a program"),
            entry("Candidate.model", "a model from the configuration"),
            entry("LotId.value", "a digest"),
            entry("VoucherId.value", "a digest of a business key; says nothing to who does not guess it"),
            entry("LibraryVoiceId.value", "a digest of a voice as its provider names it"),
            entry("FavouriteId.value", "a digest of two ids of ours"),
            entry("VoiceProfile.languages", "language tags, as a provider lists them of its voices"),
            entry("VoiceTraits.accent", "a word of a list of ours; whatever else a provider says is left out"),
            entry("PaymentId.value", "made by us, and the pattern has room for nothing else"),
            entry("ActorId.value", "a key, user or part of the system by its id, never by a name"));

    /** Numbers, yes and no, and lists of what is looked at by itself. */
    private static final Set<Class<?>> HOLD_NO_WORDS = Set.of(
            int.class,
            long.class,
            double.class,
            boolean.class,
            Integer.class,
            Long.class,
            Double.class,
            Boolean.class,
            List.class,
            Instant.class);

    @Test
    void aStringNeedsAReason() {
        assertThat(strings())
                .as("components of events that can hold any text")
                .containsExactlyInAnyOrderElementsOf(WHY_A_STRING_IS_HARMLESS.keySet());
    }

    @Test
    void everythingElseSaysByItsTypeWhatItHolds() {
        assertThat(StoredEvents.components())
                .allSatisfy(component -> assertThat(StoredEvents.types(component.getGenericType()))
                        .as(name(component))
                        .allMatch(type -> type == String.class
                                || type.isRecord()
                                || type.isEnum()
                                || HOLD_NO_WORDS.contains(type)));
    }

    private static Stream<String> strings() {
        return StoredEvents.components().stream()
                .filter(component ->
                        StoredEvents.types(component.getGenericType()).anyMatch(String.class::equals))
                .map(NothingPersonalInEventsTest::name);
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
