/** Where a store is put together: {@link dev.keystore.adapter.AwsKeystore} and {@link dev.keystore.adapter.LocalKeystore}. Each package below knows one technology. */
@NullMarked
package dev.keystore.adapter;

import org.jspecify.annotations.NullMarked;
