package dev.keystore.testbed;

import java.io.IOException;

/** Something that goes wrong with a request on its way: it may answer itself, or send the request on, or both. */
@FunctionalInterface
interface Fault {

    WireAnswer meet(WireRequest request, Onward onward) throws IOException;

    /** The rest of a request's way, up to the service. */
    @FunctionalInterface
    interface Onward {
        WireAnswer send(WireRequest request) throws IOException;
    }
}
