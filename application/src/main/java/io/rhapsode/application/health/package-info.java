/** What an operator, and a load balancer, can ask about the state of a server. */
@NullMarked
package io.rhapsode.application.health;

import org.jspecify.annotations.NullMarked;
