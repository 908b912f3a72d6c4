package io.rhapsode.application.cli.terminal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where a server is to listen, found out before it is started. */
public record PlaceToListen(String address, int port) {

    private static final String ADDRESS_ADVICE =
            "Set RHAPSODE_BIND to an address of this machine, or to 0.0.0.0 for all of them.";

    /** The place by the environment, where nothing else is said of the address. */
    public static PlaceToListen of(Surroundings surroundings, int port) {
        return new PlaceToListen(surroundings.variable("RHAPSODE_BIND").orElse("127.0.0.1"), port);
    }

    /**
     * What stands in the way.
     *
     * @param why a sentence
     * @param advice what to do about it; empty where another port will do
     */
    public record Obstacle(String why, Optional<String> advice) {}

    /** Empty where a server can listen there. */
    public Optional<Obstacle> obstacle() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return Optional.empty();
        } catch (UnknownHostException nowhere) {
            return Optional.of(new Obstacle("Nobody knows this address.", Optional.of(ADDRESS_ADVICE)));
        } catch (IOException taken) {
            return Optional.of(new Obstacle(
                    RootCause.sentence(taken), isElsewhere() ? Optional.of(ADDRESS_ADVICE) : Optional.empty()));
        }
    }

    private boolean isElsewhere() {
        try {
            InetAddress there = InetAddress.getByName(address);
            return !there.isAnyLocalAddress()
                    && !there.isLoopbackAddress()
                    && NetworkInterface.getByInetAddress(there) == null;
        } catch (IOException unknown) {
            return false;
        }
    }
}
