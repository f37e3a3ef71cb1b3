package dev.keystore.testbed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of an answer: with text, or with others in it. */
public record XmlElement(String name, @Nullable String text, List<XmlElement> children) {

    public XmlElement {
        children = List.copyOf(children);
    }

    public XmlElement(String name, List<XmlElement> children) {
        this(name, null, children);
    }

    public static XmlElement of(String name, String text) {
        return new XmlElement(name, text, List.of());
    }

    /** None or one, for a text that may be null. */
    public static List<XmlElement> optional(String name, @Nullable String text) {
        return text == null ? List.of() : List.of(of(name, text));
    }

    /** A list as the query protocol writes it: one element an entry. */
    public static XmlElement list(String name, List<List<XmlElement>> members) {
        var children = new ArrayList<XmlElement>();
        members.forEach(member -> children.add(new XmlElement("member", member)));
        return new XmlElement(name, children);
    }

    /** The document whose root it is. */
    public String document(String namespace) {
        var xml = new StringBuilder();
        write(xml, " xmlns=\"" + namespace + "\"");
        return xml.toString();
    }

    private void write(StringBuilder xml, String attributes) {
        xml.append('<').append(name).append(attributes).append('>');
        if (text != null) {
            xml.append(Xml.escape(text));
        }
        children.forEach(child -> child.write(xml, ""));
        xml.append("</").append(name).append('>');
    }
}
