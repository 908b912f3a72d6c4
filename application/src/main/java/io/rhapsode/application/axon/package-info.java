/** Axon on PostgreSQL: stores, serializers, buses, processors, and how nodes wake each other. */
@NullMarked
package io.rhapsode.application.axon;

import org.jspecify.annotations.NullMarked;
