package io.rhapsode.events.generation;

import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.storage.ObjectKey;

/**
 * Query for the {@link Admission} of a request: refused where it can never work (a voice nobody has, a language nobody is configured for, every provider
 * excluded), which is not the same as what cannot work just now. Looks at a sample of a long text only, and makes the plan
 * of a short one.
 */
public record AdmitGeneration(TenantId tenant, ObjectKey textKey, SpeechOrder order) {}
