await Library.FirstExample.RunAsync();
await ChatEnumeration.RunAsync();
