package io.rhapsode.worker.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The durable queue.
 *
 * @param node the name of this node, unique among the living and the same after a restart
 * @param threads tasks at work at once, of one tenant that is not alone at most half of them; most of them wait for a provider, so they are cheap
 * @param heartbeat how often a node says that its tasks are alive; after four missed ones, found within two more, a task is given to another node
 * @param poll how often a node looks for work that nobody has told it of
 * @param maxAttempts after which a task that fails is given up
 * @param retryFirst wait before the second attempt; doubled for each further one
 * @param retryMost the longest wait between two attempts
 * @param shutdownWait how long a stopping node lets its tasks finish; the rest is let go and taken up by another
 */
@Validated
@ConfigurationProperties("rhapsode.queue")
public record QueueSettings(
        @NotBlank String node,
        @DefaultValue("64") @Min(4) @Max(1000) int threads,
        @DefaultValue("1500ms") Duration heartbeat,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("12") @Min(1) @Max(100) int maxAttempts,
        @DefaultValue("500ms") Duration retryFirst,
        @DefaultValue("30s") Duration retryMost,
        @DefaultValue("5s") Duration shutdownWait) {

    /** Heartbeats that may be missed before a task counts as dead; db-scheduler takes no fewer. */
    static final int MISSED_HEARTBEATS = 4;
}
