namespace Comm100.LiveChat.Client.Testing.Tests;

internal static class Port
{
    /// <summary>Fails unless the port of a fake that was used and disposed can be taken at once. Another program, or a test beside this one, may
    /// be quicker to take it: a fake that keeps its port fails each time.</summary>
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
                // Tried again with another port.
            }
        }

        Assert.Fail("The port of a fake that was disposed was taken five times in a row.");
    }
}
