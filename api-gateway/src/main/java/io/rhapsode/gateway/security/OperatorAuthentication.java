package io.rhapsode.gateway.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The operator's key was shown. */
final class OperatorAuthentication extends AbstractAuthenticationToken {

    static final String ROLE = "OPERATOR";

    OperatorAuthentication() {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + ROLE)));
        setAuthenticated(true);
    }

    @Override
    public String getCredentials() {
        return ""; // not kept
    }

    @Override
    public String getPrincipal() {
        return "operator";
    }
}
