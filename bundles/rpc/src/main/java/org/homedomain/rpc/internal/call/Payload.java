// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.call;

import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.homedomain.proto.grpcdomain.DomainGrpc;
import org.homedomain.proto.v1.PeeringGrpc;

/**
 * The methods of our services with undecoded messages: they are decoded with our caps, and never on gRPC's
 * own threads, where an exception becomes a stack trace in the log.
 */
public final class Payload {

    /** What could not be read at all. Compared by identity. */
    @SuppressWarnings("MutablePublicArray") // empty
    public static final byte[] UNREADABLE = new byte[0];

    public static final MethodDescriptor<byte[], byte[]> SHARE = raw(DomainGrpc.getShareIdentityListMethod());
    public static final MethodDescriptor<byte[], byte[]> DUMP = raw(DomainGrpc.getDumpIdentityListMethod());
    public static final MethodDescriptor<byte[], byte[]> SERVICES = raw(DomainGrpc.getGetServicesMethod());
    public static final MethodDescriptor<byte[], byte[]> OPEN = raw(DomainGrpc.getOpenPositionMethod());
    public static final MethodDescriptor<byte[], byte[]> CLOSE = raw(DomainGrpc.getClosePositionMethod());

    /** The service, with the schema that server reflection shows. */
    public static final ServiceDescriptor SERVICE = ServiceDescriptor.newBuilder(DomainGrpc.SERVICE_NAME)
            .setSchemaDescriptor(DomainGrpc.getServiceDescriptor().getSchemaDescriptor())
            .addMethod(SHARE)
            .addMethod(DUMP)
            .addMethod(SERVICES)
            .addMethod(OPEN)
            .addMethod(CLOSE)
            .build();

    /** The stream that two of ours keep open. */
    public static final MethodDescriptor<byte[], byte[]> CONVERSE = raw(PeeringGrpc.getConverseMethod());

    /** Its service. */
    public static final ServiceDescriptor PEERING = ServiceDescriptor.newBuilder(PeeringGrpc.SERVICE_NAME)
            .setSchemaDescriptor(PeeringGrpc.getServiceDescriptor().getSchemaDescriptor())
            .addMethod(CONVERSE)
            .build();

    private Payload() {}

    private static MethodDescriptor<byte[], byte[]> raw(MethodDescriptor<?, ?> method) {
        return method.toBuilder(new Bytes(), new Bytes()).build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException | RuntimeException e) { // bad compression, or too large once decompressed
                return UNREADABLE;
            }
        }
    }
}
