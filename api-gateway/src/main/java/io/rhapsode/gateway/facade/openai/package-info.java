/** The door for OpenAI's clients. */
@NullMarked
package io.rhapsode.gateway.facade.openai;

import org.jspecify.annotations.NullMarked;
