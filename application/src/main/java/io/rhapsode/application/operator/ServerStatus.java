package io.rhapsode.application.operator;

import java.util.List;
import java.util.Map;

/**
 * What a server is at, in a few numbers.
 *
 * @param node by which name it holds tasks and event processors
 * @param underWay generations that are not over, by their state; those of all nodes, as far as the projection has come
 * @param queue tasks in the durable queue, the same on every node
 * @param providers each with {@code up}, or what is in its way
 */
record ServerStatus(
        String version,
        String node,
        Map<String, Long> underWay,
        Map<String, Object> queue,
        Map<String, Object> providers,
        List<ProcessorStatus> processors) {}
