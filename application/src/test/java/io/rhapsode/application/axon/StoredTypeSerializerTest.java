package io.rhapsode.application.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.FreezeAccount;
import io.rhapsode.events.credit.FreezeReason;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.Lot;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StoredTypeSerializerTest {

    private static final AccountId ACCOUNT = new AccountId("acc_first");
    private static final CreditsGranted GRANTED = new CreditsGranted(
            ACCOUNT,
            VoucherId.of(ACCOUNT, "gift"),
            GrantReason.GOODWILL,
            new LotCredits(
                    new Lot(VoucherId.of(ACCOUNT, "gift").lot(), LotKind.PROMOTIONAL, 10, null, Instant.EPOCH),
                    100_000));

    private final Serializer serializer = EventJson.serializer();

    @Test
    void anEventIsStoredUnderItsNameAndRevision() {
        SerializedObject<byte[]> stored = serializer.serialize(GRANTED, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo("credit.CreditsGranted");
        assertThat(stored.getType().getRevision()).isEqualTo("2");
        assertThat(new String(stored.getData(), StandardCharsets.UTF_8)).doesNotContain("io.rhapsode");
    }

    @Test
    void anEventIsReadBackAsItWas() {
        assertThat(roundTrip(GRANTED)).isEqualTo(GRANTED);
    }

    /** The name says nothing of package and class, so both can change: here the class is found though no class has that name. */
    @Test
    void anEventIsFoundByItsNameAndNotByItsClass() {
        var stored = stored("credit.AccountOpened", """
                {"accountId": "acc_first", "tenantId": "ten_first"}
                """);

        assertThat(serializer.classForType(stored.getType())).isEqualTo(AccountOpened.class);
        assertThat(serializer.<byte[], Object>deserialize(stored))
                .isEqualTo(new AccountOpened(ACCOUNT, new TenantId("ten_first")));
    }

    /** Under Java's own name an event could be written by a serializer without our names; such a log stays readable. */
    @Test
    void anEventUnderItsClassNameIsReadToo() {
        SerializedObject<byte[]> stored = EventJson.underJavaNames().serialize(GRANTED, byte[].class);

        assertThat(stored.getType().getName()).isEqualTo(CreditsGranted.class.getName());
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(GRANTED);
    }

    @Test
    void aNameThatNobodyKnowsIsLeftToWhoeverAsks() {
        var stored = stored("credit.CreditsForgotten", "{}");

        assertThat(serializer.classForType(stored.getType())).isEqualTo(UnknownSerializedType.class);
        assertThat(serializer.<byte[], Object>deserialize(stored)).isInstanceOf(UnknownSerializedType.class);
    }

    /** Upcasters work on the tree. */
    @Test
    void anEventIsWrittenAsATreeUnderTheSameName() {
        SerializedObject<JsonNode> stored = serializer.serialize(GRANTED, JsonNode.class);

        assertThat(stored.getType().getName()).isEqualTo("credit.CreditsGranted");
        assertThat(stored.getData().get("part").get("credits").longValue()).isEqualTo(100_000);
        assertThat(serializer.<JsonNode, Object>deserialize(stored)).isEqualTo(GRANTED);
    }

    @Test
    void whatIsNoEventKeepsItsClassName() {
        var command = new FreezeAccount(ACCOUNT, FreezeReason.ABUSE, ActorId.SYSTEM);

        assertThat(serializer.serialize(command, byte[].class).getType().getName())
                .isEqualTo(FreezeAccount.class.getName());
        assertThat(roundTrip(command)).isEqualTo(command);
    }

    /** Without a list of the types that may be named in JSON, a token of a replay cannot be read back, and the replay never ends. */
    @Test
    void aTokenOfAReplayIsReadBackAsItWas() {
        TrackingToken token = ReplayToken.createReplayToken(
                new GapAwareTrackingToken(9, List.of(4L)), new GapAwareTrackingToken(3, List.of()));

        assertThat(roundTrip(token)).isEqualTo(token);
    }

    @Test
    void nothingIsWrittenAndReadAsNothing() {
        SerializedObject<byte[]> stored = serializer.serialize(null, byte[].class);

        assertThat(serializer.<byte[], @Nullable Object>deserialize(stored)).isNull();
    }

    @Test
    void anEventWithoutANameIsRefusedAtOnce() {
        assertThatThrownBy(() -> StoredTypeSerializer.storedName(Nameless.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Nameless");
    }

    private record Nameless() {}

    private Object roundTrip(Object object) {
        return serializer.deserialize(serializer.serialize(object, byte[].class));
    }

    private static SerializedObject<byte[]> stored(String name, String json) {
        return new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8), byte[].class, new SimpleSerializedType(name, "1"));
    }
}
