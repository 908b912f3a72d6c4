package io.rhapsode.gateway.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A key was shown and is valid. */
final class KeyAuthentication extends AbstractAuthenticationToken {

    private final Principal principal;

    KeyAuthentication(Principal principal) {
        super(List.of(new SimpleGrantedAuthority(principal.role().authority())));
        this.principal = principal;
        setAuthenticated(true);
    }

    @Override
    public String getCredentials() {
        return ""; // not kept
    }

    @Override
    public Principal getPrincipal() {
        return principal;
    }

    @Override
    public String getName() {
        return principal.actor().value();
    }
}
