/** The durable work queue, on db-scheduler: enqueued with the saga's transaction, picked up by one node, tenant by tenant in turn, revived when that node dies. */
@NullMarked
package io.rhapsode.worker.queue;

import org.jspecify.annotations.NullMarked;
