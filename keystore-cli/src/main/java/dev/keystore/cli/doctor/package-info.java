/** What {@code keystore doctor} looks at, one class a thing. What asks AWS is the library's. */
@NullMarked
package dev.keystore.cli.doctor;

import org.jspecify.annotations.NullMarked;
