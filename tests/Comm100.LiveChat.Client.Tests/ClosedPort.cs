using System.Net;
using System.Net.Sockets;

namespace Comm100.LiveChat.Client.Tests;

/// <summary>
/// A port that refuses each connection. The socket is bound but does not listen, so no other server can use the port, unlike the port of a server that was stopped.
/// </summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        BaseAddress = new Uri("http://" + _socket.LocalEndPoint + "/");
    }

    public Uri BaseAddress { get; }

    public void Dispose() => _socket.Dispose();
}
