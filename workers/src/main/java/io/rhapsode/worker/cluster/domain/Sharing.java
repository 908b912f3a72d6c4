package io.rhapsode.worker.cluster.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** How many of a provider's places each node should have. The same numbers lead to the same shares on every node. */
public final class Sharing {

    private Sharing() {}

    /**
     * The shares, which together are exactly the limit. Every node has at least one place where there are enough, so that whoever comes first need not wait. Then nodes get one
     * after the other until each has what it wants; what is left over goes round too, so that it is there when it is wanted.
     *
     * @param limit all places, at least one
     * @param wanted by each node, in an order that is the same for all; at least one node
     * @param turn whose turn it is where not all can have the same; goes up with time
     */
    public static List<Integer> among(int limit, List<Integer> wanted, long turn) {
        int nodes = wanted.size();
        int left = limit;
        int[] shares = new int[nodes];
        if (limit >= nodes) {
            Arrays.fill(shares, 1);
            left -= nodes;
        }
        left = roundAndRound(shares, left, wanted, order(nodes, turn));
        roundAndRound(shares, left, Collections.nCopies(nodes, Integer.MAX_VALUE), order(nodes, 0));
        return Arrays.stream(shares).boxed().toList();
    }

    private static List<Integer> order(int nodes, long turn) {
        var order = new ArrayList<Integer>();
        for (int node = 0; node < nodes; node++) {
            order.add((int) Math.floorMod(node + turn, (long) nodes));
        }
        return order;
    }

    /** Returns what nobody wants. */
    private static int roundAndRound(int[] shares, int places, List<Integer> wanted, List<Integer> order) {
        int left = places;
        boolean more = true;
        while (left > 0 && more) {
            more = false;
            for (int node : order) {
                if (left > 0 && shares[node] < wanted.get(node)) {
                    shares[node]++;
                    left--;
                    more = true;
                }
            }
        }
        return left;
    }

    /**
     * What a node may have now. Nothing where the others have more than the limit, because they were started with another.
     *
     * @param share what it should have
     * @param kept what it has and cannot give back at once
     * @param ofOthers what the others have
     */
    public static int granted(int limit, int share, int kept, int ofOthers) {
        return Math.max(kept, Math.min(share, limit - ofOthers));
    }
}
