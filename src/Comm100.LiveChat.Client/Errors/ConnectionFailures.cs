using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Comm100.LiveChat.Client;

/// <summary>Tells from the exceptions of the handlers how far a request got.</summary>
internal static class ConnectionFailures
{
    /// <summary>Whether no connection was made, so that the service cannot have seen the request.</summary>
    public static bool IsNeverConnected(Exception cause)
    {
        if (cause is SocketException socket)
        {
            return socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.HostDown
                or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.TryAgain or SocketError.NoData or SocketError.AddressNotAvailable;
        }

#if NETFRAMEWORK
        // A connection that is lost later has an IOException in between.
        return cause is HttpRequestException { InnerException: SocketException or AuthenticationException }
            or HttpRequestException { InnerException: WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure } };
#else
        return cause is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
#endif
    }

    /// <summary>Whether the service was reached and its certificate is not accepted, which another attempt does not change.</summary>
    public static bool IsCertificateRefused(Exception cause) =>
        cause.InnerException is AuthenticationException or WebException { Status: WebExceptionStatus.TrustFailure };
}
