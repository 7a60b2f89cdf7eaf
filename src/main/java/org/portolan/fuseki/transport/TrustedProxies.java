package org.portolan.fuseki.transport;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.util.InetAddressSet;

/** The addresses whose word is taken for who a request comes from. */
public final class TrustedProxies {
    private static final String ADDRESS = "[0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*(/[0-9]{1,3})?";
    private final InetAddressSet addresses = new InetAddressSet();

    private TrustedProxies(List<String> texts) {
        addresses.addAll(texts);
    }

    /** Nobody's word is taken. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /**
     * Reads addresses and networks, parted by commas: {@code 127.0.0.1,10.0.0.0/8,2001:db8::/32}.
     *
     * @throws IllegalArgumentException if one of them is neither, with words that say which
     */
    public static TrustedProxies of(String text) {
        List<String> texts = Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
        texts.stream().filter(one -> !one.matches(ADDRESS)).findFirst().ifPresent(TrustedProxies::refuse);
        for (String one : texts) {
            try {
                new InetAddressSet().add(one);
            } catch (IllegalArgumentException e) {
                refuse(one);
            }
        }
        return new TrustedProxies(texts);
    }

    private static void refuse(String text) {
        throw new IllegalArgumentException(("\"%s\" is no address and no network; write for example 127.0.0.1 or "
                + "10.0.0.0/8, with no bit set after the first 8").formatted(text));
    }

    boolean contains(InetAddress address) {
        return addresses.test(address);
    }
}
