<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
</Query>

// This sample only reads.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

// A dump never shows the API key.
client.Dump("The client");

IReadOnlyList<Campaign> campaigns = await client.Campaigns.ListAsync();
campaigns.Dump("Campaigns");

LiveChatConfig config = await client.Configs.GetAsync();
config.Dump("Features of the site");
