namespace Comm100.LiveChat.Client.Testing.Tests;

internal static class Port
{
    /// <summary>Fails unless the port of a disposed fake can be used immediately. Another program or test can use the port first, so this method tries
    /// several times: a fake that does not free its port fails each time.</summary>
    public static async Task IsFreeAfter(Func<Task<int>> use)
    {
        for (int attempt = 0; attempt < 5; attempt++)
        {
            int port = await use();
            try
            {
                await using LiveChatFake next = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Port = port });
                return;
            }
            catch (IOException)
            {
                // Try again with another port.
            }
        }

        Assert.Fail("The port of a disposed fake was in use five times in a row.");
    }
}
