using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Comm100.LiveChat.Client.Tests;

/// <summary>A server on raw sockets, for responses that no real web server sends.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<Task> _connections = new();
    private readonly TaskCompletionSource _firstRequest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<RawExchange, Task> _response;
    private readonly Task _accepting;

    public RawServer(Func<RawExchange, Task> response)
    {
        _response = response;
        _listener.Start();
        BaseAddress = new Uri("http://" + _listener.LocalEndpoint + "/");
        _accepting = AcceptAsync();
    }

    public Uri BaseAddress { get; }

    /// <summary>The complete requests: head and body as text.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public int ConnectionCount => _connections.Count;

    /// <summary>Completes when the first request is received completely.</summary>
    public Task FirstRequest => _firstRequest.Task;

    /// <summary>A server that sends this text in response to each request, and then closes the connection.</summary>
    public static RawServer WithResponse(string response) => new(exchange => exchange.SendAsync(response));

    /// <summary>A server that never responds.</summary>
    public static RawServer Silent() => new(exchange => exchange.HangAsync());

    /// <summary>Options without retries, so that a test sees a single response.</summary>
    public LiveChatClientOptions CreateOptions() => new()
    {
        BaseAddress = BaseAddress,
        Credential = LiveChatCredential.ApiKey("agent@example.com", "key"),
        Retries = { MaxAttempts = 1 },
    };

    public async ValueTask DisposeAsync()
    {
        // The token ends the loop. If the listener stops first, the loop can fail between two connections.
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Enqueue(ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            await using var stream = new NetworkStream(socket);
            try
            {
                while (await ReadRequestAsync(stream) is { } request)
                {
                    _requests.Enqueue(request);
                    _firstRequest.TrySetResult();
                    var exchange = new RawExchange(socket, stream, _requests.Count, request, _stopping.Token);
                    await _response(exchange);
                    if (!exchange.KeepsOpen)
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client disconnected, or the test has ended.
            }
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        using var received = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, _stopping.Token);
            if (read == 0)
            {
                return null;
            }

            received.Write(buffer, 0, read);
            string text = Encoding.Latin1.GetString(received.GetBuffer(), 0, (int)received.Length);
            int headEnd = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (headEnd >= 0 && text.Length >= headEnd + 4 + BodyLength(text[..headEnd]))
            {
                return text;
            }
        }
    }

    private static int BodyLength(string head)
    {
        const string Name = "Content-Length: ";
        string? line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line[Name.Length..], CultureInfo.InvariantCulture);
    }
}

/// <summary>One request to a <see cref="RawServer"/>, which waits for a response.</summary>
internal sealed class RawExchange(Socket socket, NetworkStream stream, int number, string request, CancellationToken stopping)
{
    /// <summary>The number of the request, starting at 1.</summary>
    public int Number { get; } = number;

    /// <summary>The request: head and body as text.</summary>
    public string Request { get; } = request;

    public bool KeepsOpen { get; private set; }

    public Task SendAsync(string response) => SendAsync(Encoding.UTF8.GetBytes(response));

    public async Task SendAsync(params byte[][] parts)
    {
        foreach (byte[] part in parts)
        {
            await stream.WriteAsync(part, stopping);
        }
    }

    /// <summary>Responds with status 200 and JSON, and keeps the connection open for the next request.</summary>
    public Task SendJsonAsync(string json)
    {
        KeepsOpen = true;
        return SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + Encoding.UTF8.GetByteCount(json).ToString(CultureInfo.InvariantCulture) + "\r\n\r\n" + json);
    }

    /// <summary>Resets the connection instead of closing it normally.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    /// <summary>Completes when the client closes the connection.</summary>
    public async Task WaitForEndAsync()
    {
        byte[] buffer = new byte[1];
        try
        {
            while (await stream.ReadAsync(buffer, stopping) > 0)
            {
                // Other data on this connection is ignored.
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // A reset also closes the connection.
        }
    }

    public async Task HangAsync()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stopping.Register(() => ended.TrySetResult()))
        {
            await ended.Task;
        }
    }
}
