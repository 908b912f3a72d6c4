package io.rhapsode.worker.cluster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.worker.speech.domain.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Nodes that come, go, pause, die and lose the database in the middle of a round, each with a clock of its own that is wrong and does not run quite as it should. Whatever
 * happens: all together never have more requests at the provider than it takes, and once everything is calm again every place is someone's.
 */
class SharingWalkTest {

    private static final int WALKS = 300;
    private static final int STEPS = 1_500;

    private static final long LEASE = 12_000;
    private static final long MARGIN = 2_000;
    private static final long TURN = 10_000;

    /** How much quicker or slower than the database's a clock may run: a tenth, far more than any does. */
    private static final double DRIFT = 0.1;

    private final long seed = Long.getLong("rhapsode.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private record Row(int places, int wanted, long expiresAt) {}

    /** A round that is committed and whose answer has not come yet. */
    private record Pending(int places, long until) {}

    private final class Node {

        private final double pace = 1 + (random.nextDouble() * 2 - 1) * DRIFT;
        private final long offset = random.nextLong(1_000_000_000);
        private final Places places = new Places(0);
        private long until = clock();
        private int wanted;
        private boolean paused;
        private @Nullable Pending pending;

        long clock() {
            return offset + (long) (now * pace);
        }

        boolean over() {
            return clock() >= until;
        }

        /** What runs all the time on a node that runs. */
        void endWhereOver() {
            if (over()) {
                places.giveBack(0);
                while (places.inUse() > 0) {
                    places.leave();
                }
            }
        }

        void begin() {
            if (!over() && places.inUse() < wanted) {
                places.take();
            }
        }

        void finish() {
            if (places.inUse() > 0) {
                places.leave();
            }
        }

        void round(String name, boolean committed, boolean answered) {
            if (pending != null) {
                return;
            }
            long end = clock() + LEASE - MARGIN;
            rows.values().removeIf(row -> row.expiresAt() <= now);
            var demands = new TreeMap<String, Integer>();
            rows.forEach((node, row) -> demands.put(node, row.wanted()));
            demands.put(name, wanted);
            int mine = demands.headMap(name).size();
            int goal = Sharing.among(limit, List.copyOf(demands.values()), now / TURN)
                    .get(mine);
            int kept = places.giveBack(goal);
            int ofOthers = rows.entrySet().stream()
                    .filter(row -> !row.getKey().equals(name))
                    .mapToInt(row -> row.getValue().places())
                    .sum();
            int granted = Sharing.granted(limit, goal, kept, ofOthers);
            if (committed) {
                rows.put(name, new Row(granted, wanted, now + LEASE));
                if (answered) {
                    pending = new Pending(granted, end);
                }
            }
        }

        void hearTheAnswer() {
            if (pending != null) {
                places.grant(pending.places());
                until = pending.until();
                pending = null;
            }
        }
    }

    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, Row> rows = new TreeMap<>();
    private long now;
    private int limit;
    private int born;

    @Test
    void theLimitHoldsWhateverHappens() {
        for (int walk = 0; walk < WALKS; walk++) {
            nodes.clear();
            rows.clear();
            now = 0;
            limit = 1 + random.nextInt(12);
            for (int step = 0; step < STEPS; step++) {
                something();
                check("seed " + seed + ", walk " + walk + ", step " + step);
            }
            calmDown("seed " + seed + ", walk " + walk);
        }
    }

    private void something() {
        switch (random.nextInt(12)) {
            case 0 -> {
                if (nodes.size() < 5 && random.nextInt(10) == 0) {
                    nodes.put("node" + born++, new Node());
                }
            }
            case 1 -> {
                if (!nodes.isEmpty() && random.nextInt(20) == 0) {
                    nodes.remove(any()); // dies; its row stays
                }
            }
            case 2 -> {
                if (!nodes.isEmpty() && random.nextInt(5) == 0) {
                    node(any()).paused ^= true;
                }
            }
            case 3 -> now += random.nextInt(random.nextInt(10) == 0 ? 20_000 : 500);
            case 4, 5, 6 -> onOne((name, node) -> node.round(name, random.nextInt(6) != 0, random.nextInt(6) != 0));
            case 7 -> onOne((name, node) -> node.hearTheAnswer());
            case 8, 9 -> onOne((name, node) -> node.begin());
            case 10 -> onOne((name, node) -> node.finish());
            default -> onOne((name, node) -> node.wanted = random.nextInt(limit + 1));
        }
    }

    private interface Deed {
        void by(String name, Node node);
    }

    private void onOne(Deed deed) {
        if (!nodes.isEmpty()) {
            String name = any();
            var node = node(name);
            if (!node.paused) {
                node.endWhereOver();
                deed.by(name, node);
            }
        }
    }

    private Node node(String name) {
        return Objects.requireNonNull(nodes.get(name));
    }

    private String any() {
        return new ArrayList<>(nodes.keySet()).get(random.nextInt(nodes.size()));
    }

    private void check(String what) {
        nodes.values().stream().filter(node -> !node.paused).forEach(Node::endWhereOver);
        rows.values().removeIf(row -> row.expiresAt() <= now);
        assertThat(rows.values().stream().mapToInt(Row::places).sum())
                .as(what + ": leased")
                .isLessThanOrEqualTo(limit);
        // A node that stands still cannot break off what it has at the provider; it begins nothing either.
        assertThat(nodes.values().stream()
                        .filter(node -> !node.over())
                        .mapToInt(node -> node.places.inUse())
                        .sum())
                .as(what + ": at the provider")
                .isLessThanOrEqualTo(limit);
    }

    private void calmDown(String what) {
        if (nodes.isEmpty()) {
            return;
        }
        nodes.values().forEach(node -> {
            node.paused = false;
            node.wanted = limit;
            node.hearTheAnswer();
            while (node.places.inUse() > 0) {
                node.finish();
            }
        });
        now = (now / TURN + 3) * TURN; // all leases are over, and the turn does not change below
        for (int round = 0; round < 3; round++) {
            now += 100;
            nodes.forEach((name, node) -> {
                node.endWhereOver();
                node.round(name, true, true);
                node.hearTheAnswer();
            });
        }
        assertThat(nodes.values().stream()
                        .mapToInt(node -> node.places.capacity())
                        .sum())
                .as(what + ": shared out")
                .isEqualTo(limit);
    }
}
