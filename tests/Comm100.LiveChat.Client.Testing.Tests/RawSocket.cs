using System.Net.Sockets;
using System.Text;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Sends request lines that HttpClient would change: it removes dot segments.</summary>
internal static class RawSocket
{
    public static async Task<SocketResponse> Get(LiveChatFake fake, string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(fake.BaseAddress.Host, fake.BaseAddress.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {target} HTTP/1.1\r\nHost: {fake.BaseAddress.Authority}\r\nAuthorization: Bearer {fake.AccessToken}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string text = await reader.ReadToEndAsync();
        string[] parts = text.Split("\r\n\r\n", 2);
        return new SocketResponse(int.Parse(parts[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), parts[1]);
    }
}

internal sealed record SocketResponse(int Status, string Body);
