package dev.keystore.adapter.dynamodb;

import dev.keystore.port.Attribute;
import dev.keystore.port.Attributes;
import dev.keystore.port.RowKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of rows as DynamoDB's and back: text as S, number as N, bytes as B, texts as M of S. */
final class Items {
    private Items() {}

    static Map<String, AttributeValue> key(RowKey<?> key) {
        return key(key.pk(), key.sk());
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    static Map<String, AttributeValue> item(Attributes attributes) {
        Map<String, AttributeValue> item = new HashMap<>();
        attributes.values().forEach((name, attribute) -> item.put(name, value(attribute)));
        return item;
    }

    private static AttributeValue value(Attribute attribute) {
        if (attribute instanceof Attribute.Text text) {
            return AttributeValue.fromS(text.value());
        }
        if (attribute instanceof Attribute.Whole number) {
            return AttributeValue.fromN(Long.toString(number.value()));
        }
        if (attribute instanceof Attribute.Bytes bytes) {
            return AttributeValue.fromB(SdkBytes.fromByteArray(bytes.value()));
        }
        Map<String, AttributeValue> texts = new HashMap<>();
        ((Attribute.Texts) attribute).value().forEach((name, text) -> texts.put(name, AttributeValue.fromS(text)));
        return AttributeValue.fromM(texts);
    }

    /** The attributes of {@code item}. */
    static Attributes attributes(Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes();
        item.forEach((name, value) -> {
            if (value.s() != null) {
                attributes.put(name, new Attribute.Text(value.s()));
            } else if (value.b() != null) {
                attributes.put(name, new Attribute.Bytes(value.b().asByteArray()));
            } else if (value.n() != null && value.n().matches("-?[0-9]{1,18}")) {
                attributes.put(name, new Attribute.Whole(Long.parseLong(value.n())));
            } else if (value.hasM()) {
                attributes.put(name, texts(value.m()));
            } else {
                attributes.put(name, new Attribute.Other());
            }
        });
        return attributes;
    }

    private static Attribute texts(Map<String, AttributeValue> values) {
        if (values.values().stream().anyMatch(value -> value.s() == null)) {
            return new Attribute.Other();
        }
        Map<String, String> texts = new TreeMap<>();
        values.forEach((name, value) -> texts.put(name, value.s()));
        return new Attribute.Texts(texts);
    }
}
