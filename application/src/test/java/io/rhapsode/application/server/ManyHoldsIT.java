package io.rhapsode.application.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.application.database.DatabaseUrl;
import io.rhapsode.events.credit.AboutGeneration;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.credit.LedgerAudit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A thousand at once want the last hundred credits of one account; and everybody makes the same grant. */
class ManyHoldsIT {

    private static final TenantId TENANT = new TenantId("ten_many");
    private static final AccountId ACCOUNT = AccountId.of(TENANT);
    private static final int HOLDS = 1_000;
    private static final int ROOM = 100;

    /** Fewer than a node has connections, for each waits with one for the account. */
    private static final int AT_ONCE = 32;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void exactlyAsManySucceedAsThereIsRoomForAndAGrantIsMadeOnce(int nodes) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start()) {
            var contexts = new ArrayList<ConfigurableApplicationContext>();
            try {
                for (int node = 0; node < nodes; node++) {
                    contexts.add(Server.run(properties(postgres, "node" + node), Map.of(), null));
                }
                rush(contexts);
            } finally {
                contexts.forEach(ConfigurableApplicationContext::close);
            }
        }
    }

    private void rush(List<ConfigurableApplicationContext> nodes) throws Exception {
        send(nodes.getFirst(), new OpenAccount(ACCOUNT, TENANT, ROOM - 10));
        try (ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = new ArrayList<Future<?>>();
            for (int at = 0; at < AT_ONCE; at++) {
                var node = nodes.get(at % nodes.size());
                all.add(crowd.submit(() -> send(
                        node,
                        new GrantCredits(ACCOUNT, "gift", GrantReason.CAMPAIGN, LotKind.PROMOTIONAL, 10, null, null))));
            }
            for (Future<?> one : all) {
                one.get(2, TimeUnit.MINUTES);
            }
            all.clear();
            for (int at = 0; at < HOLDS; at++) {
                var node = nodes.get(at % nodes.size());
                var generation = new GenerationId(String.format("gen_%026d", at));
                all.add(crowd.submit(() -> send(node, new HoldCredits(ACCOUNT, generation, 1, List.of()))));
            }
            for (Future<?> one : all) {
                one.get(2, TimeUnit.MINUTES);
            }
        }
        var log = nodes.getFirst().getBean(EventStore.class);
        var told = log.readEvents(ACCOUNT.value(), 0)
                .asStream()
                .map(event -> (Object) event.getPayload())
                .toList();
        assertThat(told)
                .filteredOn(CreditsGranted.class::isInstance)
                .as("the welcome and the gift")
                .hasSize(2);
        assertThat(told).filteredOn(CreditsHeld.class::isInstance).hasSize(ROOM);
        assertThat(told).filteredOn(HoldDeclined.class::isInstance).hasSize(HOLDS - ROOM);

        settle(nodes, told);
        var report = nodes.getFirst().getBean(LedgerAudit.class).audit();
        assertThat(report.faults()).isEmpty();
        assertThat(report.differences()).isEmpty();
        assertThat(report.proven()).isTrue();
    }

    /** Completion, cancellation, failure, expiry and extension of every hold, all at once and on all nodes. */
    private static void settle(List<ConfigurableApplicationContext> nodes, List<Object> told) throws Exception {
        List<GenerationId> held = told.stream()
                .filter(CreditsHeld.class::isInstance)
                .map(event -> ((CreditsHeld) event).generationId())
                .toList();
        try (ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = new ArrayList<Future<?>>();
            for (GenerationId generation : held) {
                var wishes = new ArrayList<CreditCommand>(List.of(
                        new CommitCredits(ACCOUNT, generation, 1),
                        new CommitCredits(ACCOUNT, generation, 0),
                        new ReleaseCredits(ACCOUNT, generation),
                        new ExpireHold(ACCOUNT, generation),
                        new ExtendHold(ACCOUNT, generation)));
                Collections.shuffle(wishes);
                for (CreditCommand wish : wishes) {
                    var node = nodes.get(all.size() % nodes.size());
                    all.add(crowd.submit(() -> send(node, wish)));
                }
            }
            for (Future<?> one : all) {
                one.get(2, TimeUnit.MINUTES);
            }
        }
        var settled = nodes.getFirst()
                .getBean(EventStore.class)
                .readEvents(ACCOUNT.value(), told.size())
                .asStream()
                .map(event -> (Object) event.getPayload())
                .toList();
        assertThat(settled)
                .filteredOn(event -> event instanceof CreditsCommitted || event instanceof CreditsReleased)
                .extracting(event -> ((AboutGeneration) event).generationId())
                .as("one settlement each")
                .containsExactlyInAnyOrderElementsOf(held);
    }

    /** Whoever is overtaken asks again, as a task does that is tried again. */
    private static void send(ConfigurableApplicationContext node, CreditCommand command) {
        var message = new GenericCommandMessage<>(
                command, Map.of(MetaDataKeys.TENANT, TENANT.value(), MetaDataKeys.ACTOR, "sys_test"));
        while (true) {
            try {
                node.getBean(CommandGateway.class).sendAndWait(message);
                return;
            } catch (ConcurrencyException overtaken) {
                Thread.onSpinWait();
            }
        }
    }

    private Map<String, Object> properties(EmbeddedPostgres postgres, String node) throws Exception {
        var properties = new LinkedHashMap<String, Object>(
                DatabaseUrl.parse("postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres")
                        .asProperties());
        Path home = Files.createDirectories(directory.resolve(node));
        properties.put("rhapsode.home", home.toString());
        properties.put("rhapsode.storage.path", directory.resolve("objects").toString());
        properties.put("rhapsode.embedded", false);
        properties.put("rhapsode.queue.node", node);
        properties.put("server.port", 0);
        return properties;
    }
}
