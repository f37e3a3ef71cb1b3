/** Reads the tables of credstash and of those that write like it: unicreds, gcredstash, rucredstash, nodecredstash, jcredstash. */
@NullMarked
package dev.keystore.adapter.credstash;

import org.jspecify.annotations.NullMarked;
