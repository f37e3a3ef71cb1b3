package dev.keystore.cli.cloud;

import dev.keystore.cli.stack.RenderedResource;
import java.util.Map;

/**
 * A resource that is there.
 *
 * @param physicalId what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives
 * @param rendered what it was made from
 */
record MadeResource(String physicalId, Map<String, String> attributes, RenderedResource rendered) {
    MadeResource {
        attributes = Map.copyOf(attributes);
    }

    MadeResource from(RenderedResource other) {
        return new MadeResource(physicalId, attributes, other);
    }

    String type() {
        return rendered.type();
    }
}
