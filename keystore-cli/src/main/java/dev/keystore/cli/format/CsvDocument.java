package dev.keystore.cli.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Comma-separated values (RFC 4180) under the header {@code name,value}. Every value is quoted, so that none loses its blanks or is
 * taken for nothing; lines end with a line feed, which every reader takes.
 */
final class CsvDocument implements DocumentWriter {
    private static final List<String> HEADER = List.of("name", "value");
    private static final String HINT = "the first line is name,value; each other one has a name and a value";

    @Override
    public Optional<String> refusal(String key, String text) {
        return Optional.empty();
    }

    @Override
    public String document(SortedMap<String, String> texts) {
        StringWriter document = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new ValuesQuoted())
                .build(document)) {
            csv.writeRecord(HEADER);
            texts.forEach((key, text) -> csv.writeRecord(key, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.toString();
    }

    private static final class ValuesQuoted implements QuoteStrategy {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return field == 1 && line > 1;
        }

        @Override
        public boolean quoteEmpty(int line, int field) {
            return true;
        }
    }

    /**
     * A quote that is not closed would take the rest of the document for its value without a word from the library, whose stricter
     * parser fails at a carriage return between quotes; this one forgives blanks around them.
     */
    static List<Entry> read(SourceText document) {
        if (document.text().chars().filter(c -> c == '"').count() % 2 != 0) {
            throw document.problem(0, "a quote is not closed", HINT);
        }
        List<Entry> entries = new ArrayList<>();
        Iterator<CsvRecord> records = CsvReader.builder()
                .trimWhitespacesAroundQuotes(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(SourceText.MOST_BYTES)
                .ofCsvRecord(document.text())
                .iterator();
        int line = 1;
        try {
            if (!records.hasNext() || !records.next().getFields().equals(HEADER)) {
                throw document.problem(1, "it is no CSV of names and values", HINT);
            }
            while (records.hasNext()) {
                CsvRecord found = records.next();
                line = (int) found.getStartingLineNumber();
                if (found.getFieldCount() != HEADER.size()) {
                    throw document.problem(line, found.getFieldCount() + " fields instead of 2", HINT);
                }
                entries.add(new Entry(found.getField(0), found.getField(1), line));
            }
        } catch (CsvParseException e) {
            throw document.problem(line, "it is not CSV from here on", HINT);
        }
        return entries;
    }
}
