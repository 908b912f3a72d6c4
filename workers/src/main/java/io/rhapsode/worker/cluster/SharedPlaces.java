package io.rhapsode.worker.cluster;

import io.rhapsode.worker.cluster.domain.Sharing;
import io.rhapsode.worker.speech.ProviderShare;
import io.rhapsode.worker.speech.SpeechProviders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Shares the places of each provider among the nodes. A node leases places in blocks and renews them with every round, all providers in one transaction; the rounds of the nodes
 * go one after the other, under a lock. What a node has more than its share it gives back before its row says so, and what it gets it fills after. So at no moment do all
 * together have more than the provider takes.
 *
 * <p>A place that is free goes to whoever wants it within {@link #GIVEN_AWAY_WITHIN}; the places of a node that died, or that the database has not heard of, within {@link #LEASE}.
 */
final class SharedPlaces implements Beat.Part {

    static final Duration EVERY = Duration.ofSeconds(2);

    static final Duration LEASE = Duration.ofSeconds(12);

    /** How much sooner a node takes its lease to be over than the database does: for a clock that is not as quick, and to break off what is under way. */
    static final Duration MARGIN = Duration.ofSeconds(2);

    /** A round of who wants it, one of who has it, one of who wants it. */
    static final Duration GIVEN_AWAY_WITHIN = EVERY.multipliedBy(3);

    /** How long one node goes first where places are too few for all. */
    private static final Duration TURN = Duration.ofSeconds(10);

    /** One lock for all providers: a round takes a few milliseconds. */
    private static final long LOCK = 0x7270_6c61_6365_7301L;

    private record Row(String provider, String node, int places, int inUse, int wanted) {}

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final String node;
    private final Map<String, ProviderShare> shares = new LinkedHashMap<>();

    SharedPlaces(JdbcClient database, TransactionOperations transactions, SpeechProviders providers, String node) {
        this.database = database;
        this.transactions = transactions;
        this.node = node;
        providers.all().stream()
                .filter(SpeechProviders.Configured::enabled)
                .map(SpeechProviders.Configured::speaker)
                .filter(speaker -> !speaker.isOnThisMachine())
                .forEach(speaker -> shares.put(speaker.id().value(), speaker.share()));
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    /** What a run of this node had that died goes to this one: no two living nodes have one name. */
    @Override
    public void begin() {
        shares.values().forEach(share -> share.giveBack(0));
        beat();
    }

    @Override
    public void beat() {
        if (shares.isEmpty()) {
            return;
        }
        long until = System.nanoTime() + LEASE.minus(MARGIN).toNanos();
        Map<String, Grant> grants = transactions.execute(status -> renewed());
        shares.forEach((provider, share) -> {
            var grant = grants == null ? null : grants.get(provider);
            if (grant != null) {
                share.grant(grant.places(), until, grant.inUseElsewhere());
            }
        });
    }

    /** @param inUseElsewhere places that the other nodes fill */
    private record Grant(int places, int inUseElsewhere, int wanted) {}

    private Map<String, Grant> renewed() {
        database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
        database.sql("delete from speech_share where expires_at <= clock_timestamp()")
                .update();
        Map<String, List<Row>> others = database
                .sql("select provider, node, places, in_use, wanted from speech_share where node <> ?")
                .param(node)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::provider));
        long turn = database.sql("select (extract(epoch from clock_timestamp()) / ?)::bigint")
                .param(TURN.toSeconds())
                .query(Long.class)
                .single();
        Map<String, Grant> grants = new LinkedHashMap<>();
        shares.forEach((provider, share) ->
                grants.put(provider, grant(share, others.getOrDefault(provider, List.of()), turn)));
        write(grants);
        return grants;
    }

    private Grant grant(ProviderShare share, List<Row> others, long turn) {
        SortedMap<String, Integer> wanted = new TreeMap<>();
        others.forEach(other -> wanted.put(other.node(), other.wanted()));
        wanted.put(node, share.wanted());
        int mine = wanted.headMap(node).size();
        int goal =
                Sharing.among(share.limit(), List.copyOf(wanted.values()), turn).get(mine);
        int kept = share.giveBack(goal);
        int places = Sharing.granted(
                share.limit(), goal, kept, others.stream().mapToInt(Row::places).sum());
        return new Grant(places, others.stream().mapToInt(Row::inUse).sum(), wanted.get(node));
    }

    private void write(Map<String, Grant> grants) {
        List<Grant> rows = new ArrayList<>(grants.values());
        database.sql("""
                        insert into speech_share (provider, node, places, in_use, wanted, expires_at)
                        select share.provider, ?, share.places, share.in_use, share.wanted, clock_timestamp() + make_interval(secs => ?)
                        from unnest(?::text[], ?::int[], ?::int[], ?::int[]) as share(provider, places, in_use, wanted)
                        on conflict (provider, node) do update set places = excluded.places, in_use = excluded.in_use,
                          wanted = excluded.wanted, expires_at = excluded.expires_at
                        """)
                .param(node)
                .param(LEASE.toSeconds())
                .param(grants.keySet().toArray(String[]::new))
                .param(rows.stream().map(Grant::places).toArray(Integer[]::new))
                .param(shares.values().stream().map(ProviderShare::inUse).toArray(Integer[]::new))
                .param(rows.stream().map(Grant::wanted).toArray(Integer[]::new))
                .update();
    }

    /** What the others may have at once. */
    @Override
    public void end() {
        shares.values().forEach(share -> share.giveBack(0));
        database.sql("delete from speech_share where node = ?").param(node).update();
    }

    Set<ProviderShare> shares() {
        return Set.copyOf(shares.values());
    }
}
